// What the script adds to the map, which is complete without it: a card that says what a council's
// figure shows, zoom, and another measure, year or map without loading the page again.

const SIZES = [1, 2, 3, 5]; // widths of the map, in widths of its frame
const GAP = 12; // pixels between the pointer and the card
const LISTS = "main nav, main thead"; // of links that lead to another map
let size = 0;

function start() {
  const frame = document.querySelector("[data-map]");
  addCard(frame);
  addZoom(frame);
  for (const link of document.querySelectorAll("main nav a, main thead a")) {
    link.addEventListener("click", (event) => follow(event, link));
  }
}

// The card says what the browser's own tooltip would, at once, also where the keyboard is. It stays
// while the pointer is on it, and goes with Escape.
function addCard(frame) {
  const card = document.createElement("div");
  card.id = "map-card";
  card.className = "map-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  frame.append(card);

  const hide = () => {
    card.hidden = true;
  };
  for (const area of frame.querySelectorAll(".map-area")) {
    const title = area.querySelector("title");
    const words = title.textContent;
    title.remove();
    area.setAttribute("aria-describedby", card.id);
    const show = (x, y) => {
      const [name, ...sentence] = words.split(": ");
      const heading = document.createElement("strong");
      heading.textContent = name;
      card.replaceChildren(heading, sentence.join(": "));
      card.hidden = false;
      place(card, x, y);
    };
    area.addEventListener("pointerenter", (event) => show(event.clientX, event.clientY));
    area.addEventListener("focus", () => {
      const box = area.getBoundingClientRect();
      show(box.right, box.bottom);
    });
    area.addEventListener("blur", hide);
    area.addEventListener("pointerleave", (event) => {
      if (event.relatedTarget !== card) hide();
    });
  }
  card.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

// Next to the point, and wholly within the window.
function place(card, x, y) {
  const { width, height } = card.getBoundingClientRect();
  const right = x + GAP + width < innerWidth ? x + GAP : x - GAP - width;
  const below = y + GAP + height < innerHeight ? y + GAP : y - GAP - height;
  card.style.left = `${Math.max(0, right)}px`;
  card.style.top = `${Math.max(0, below)}px`;
}

// A larger map scrolls within its frame, so that it is moved as anything else is: with a finger, a
// wheel, the keyboard or the bars.
function addZoom(frame) {
  const map = frame.querySelector("svg");
  const tools = document.createElement("div");
  tools.className = "map-tools";
  const button = (words, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "govuk-button govuk-button--secondary";
    made.textContent = words;
    made.addEventListener("click", () => zoom(step));
    tools.append(made);
    return made;
  };
  const zoom = (step) => {
    const before = frame.scrollWidth;
    const middle = {
      x: frame.scrollLeft + frame.clientWidth / 2,
      y: frame.scrollTop + frame.clientHeight / 2,
    };
    size = Math.min(Math.max(size + step, 0), SIZES.length - 1);
    map.style.width = `${100 * SIZES[size]}%`;
    frame.classList.toggle("is-large", size > 0);
    const ratio = frame.scrollWidth / before;
    frame.scrollLeft = middle.x * ratio - frame.clientWidth / 2;
    frame.scrollTop = middle.y * ratio - frame.clientHeight / 2;
    larger.setAttribute("aria-disabled", size === SIZES.length - 1);
    smaller.setAttribute("aria-disabled", size === 0);
  };
  const larger = button("Larger map", 1);
  const smaller = button("Smaller map", -1);
  frame.before(tools);
  zoom(0);
}

// A plain click alone: one for a new tab or window is the browser's.
function follow(event, link) {
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const isMap = link.pathname.startsWith("/map/") && link.search;
  if (isPlain && isMap && link.origin === location.origin) {
    event.preventDefault();
    show(link.href, { remember: true });
  }
}

let asked; // the address that was asked for last: an answer that comes late is not shown

async function show(address, { remember }) {
  asked = address;
  let page;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.assign(address); // as if there were no script
    return;
  }
  if (address !== asked) return;
  if (remember) history.pushState(null, "", address);
  const place = placeOf(document.activeElement);
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  start();
  listsOfLinks()[place.list]?.querySelectorAll("a")[place.link]?.focus({ preventScroll: true });
  say(page.title);
}

// Where the keyboard is, so that it is there again when the page is another one.
function placeOf(link) {
  const list = link.closest(LISTS);
  return {
    list: listsOfLinks().indexOf(list),
    link: list ? [...list.querySelectorAll("a")].indexOf(link) : -1,
  };
}

const listsOfLinks = () => [...document.querySelectorAll(LISTS)];

function say(words) {
  let status = document.querySelector("#map-status");
  if (!status) {
    status = document.createElement("div");
    status.id = "map-status";
    status.className = "govuk-visually-hidden";
    status.setAttribute("role", "status");
    document.querySelector("footer").append(status);
  }
  status.textContent = words;
}

addEventListener("popstate", () => show(location.href, { remember: false }));
start();
