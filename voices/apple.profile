; Apple Podcasts: loudness and true peak as its audio requirements give them; mono.
[profile]
description = Apple Podcasts, mono
loudness = -16
loudness-tolerance = 1
true-peak = -1
bitrate = 96
bitrate-high = 128
sample-rate-low = 44100
channels = 1
