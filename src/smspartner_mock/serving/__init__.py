"""The shells around the engine: ASGI, a port, transports in the process, callbacks, and another program's tests."""
