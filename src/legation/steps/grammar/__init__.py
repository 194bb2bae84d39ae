"""Questions about a parsed sentence that several steps ask: arguments, control, status, speech."""
