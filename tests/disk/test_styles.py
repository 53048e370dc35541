from upheld.disk.styles import STYLES, why_no_styles


def test_what_is_not_compiled_is_named_with_the_command_that_compiles_it(tmp_path):
    site, office = (tmp_path / name for name in STYLES)
    assert why_no_styles(tmp_path) == (
        f"{site} and {office}: missing, because the styles have not been compiled. Run `make setup`"
        " in the repository, or install a wheel, which has them."
    )
    for path in (site, office):
        path.parent.mkdir(parents=True)
        path.write_text("")
    assert why_no_styles(tmp_path) == ""
