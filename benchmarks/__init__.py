"""What this package costs, measured beside what people would use instead: `make bench`."""
