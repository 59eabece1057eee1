"""For tests of programs that send SMS: a mock service and clients of it, ready-made."""
