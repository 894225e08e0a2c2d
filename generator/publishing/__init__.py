"""Publishing: a :class:`~generator.model.Desk` becomes pages, and pages become a site.

``pages`` makes page values, ``bodies`` their HTML, ``data`` the files beside them; ``plugin`` sets pages into the theme's
shell as MkDocs files, and ``site`` builds, indexes for search and swaps the result into place.
"""
