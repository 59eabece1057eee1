"""The pipeline that makes `generated/` from `openapi.yaml` and `overlays/`. It is never shipped."""
