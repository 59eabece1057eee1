"""
The checks of `make check` and `make generate`: each problem is one line with its place, and no file is written.

In this order: `validity` (is it OpenAPI 3.1, with our `extensions`?), `structure` (has everything a Python type?),
`conventions` (docs/spec.md) with `examples`, and in the client's view `collisions` of names and the `status_lookup`.
"""
