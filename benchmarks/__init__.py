"""The cost of this package, measured beside what people would use instead: `make bench`."""
