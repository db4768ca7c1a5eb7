"""The commands, one file each: `add(commands)` registers it, `run(arguments)` does it and gives its exit code.

Nothing heavy is imported before `run` needs it: `consistency --help` imports every one of these files.
"""
