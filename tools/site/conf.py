"""Sphinx's settings.  Sphinx: references are checked and the search index is made with the pages; furo: reads well on any screen;
MyST: the pages are Markdown already (all three are kept by large communities)."""
import os

project = "Tacho"
author = "the Tacho authors"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Tacho"
html_static_path = ["_static"]
html_css_files = ["formula.css"]
html_theme_options = {"sidebar_hide_name": False}
exclude_patterns = []
nitpicky = True
suppress_warnings = ["myst.header"]
html_show_sphinx = False
html_copy_source = False
version = release = os.environ.get("TACHO_VERSION", "")
