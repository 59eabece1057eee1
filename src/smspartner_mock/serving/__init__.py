"""The shells around the engine: ASGI, a port, in-process transports, callbacks, and another program's tests."""
