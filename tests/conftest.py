"""How property tests run: how long one example takes is the machine's affair, what it shows is ours."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
