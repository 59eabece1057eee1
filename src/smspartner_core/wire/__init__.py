"""Values and bytes: what the wire carries, and how it is read and written. Nothing here knows the network."""
