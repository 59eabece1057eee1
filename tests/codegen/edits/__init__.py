"""Small edits of the spec, as a maintainer makes them: each works, or is refused in one sentence."""
