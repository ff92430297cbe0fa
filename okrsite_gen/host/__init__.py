"""MkDocs as the host of the site: besides `mkdocs_plugin` the only place that knows MkDocs."""
