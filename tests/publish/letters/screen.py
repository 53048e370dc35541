"""What of a letter on a screen cannot be read: text over text, beside the window, or cut off."""

from typing import Any

from upheld.publish.letters.html import render_html
from upheld.publish.letters.letter import Addressee, Letter

# Of a line of text a browser gives the room for its tallest letters; the ink is about the middle
# three fifths of it. What a frame that can be scrolled holds, it shows when it is scrolled.
ILLEGIBLE = """() => {
  const lines = [], found = [], width = document.documentElement.clientWidth;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    if (!node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const frame = node.parentElement.closest(".scroll");
    for (const {left, right, top, height} of range.getClientRects()) {
      if (right - left < 1) continue;
      const ink = {left, right, top: top + height / 5, bottom: top + height * 4 / 5};
      lines.push({node, text: node.data.trim().slice(0, 40), ...ink});
      if (!frame && (left < 0 || right > width)) found.push(`beside the window: ${node.data}`);
      for (let outer = node.parentElement; outer; outer = outer.parentElement) {
        const clips = getComputedStyle(outer).overflowX !== "visible" && outer !== frame;
        const {left: first, right: last} = outer.getBoundingClientRect();
        if (clips && (left < first - 1 || right > last + 1)) found.push(`cut off: ${node.data}`);
      }
    }
  }
  lines.forEach((one, place) => lines.slice(place + 1).forEach((other) => {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const up = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (across > 1 && up > 1) found.push(`over each other: ${one.text} and ${other.text}`);
  }));
  for (const frame of document.querySelectorAll(".scroll")) {
    if (frame.scrollWidth > frame.clientWidth + 1 && width > 600) found.push("must be scrolled");
  }
  return found;
}"""


def illegible_on(page: Any, letter: Letter, addressee: Addressee) -> list[str]:
    """On a page of a browser as wide as it is."""
    page.set_content(render_html(letter, addressee))
    return page.evaluate(ILLEGIBLE)
