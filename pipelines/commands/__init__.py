"""One file a command: arguments in, a step run, facts printed. `register(app)` adds it to `partnerships`."""
