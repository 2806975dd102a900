"""Where counts and states are kept: in this process, or in Redis for many. Imported when first needed."""
