; One master for audiobooks and podcasts in one voice: its levels are those of ACX and
; of NNELS, and its loudness is the podcast convention for mono.
[profile]
description = Mono audiobook at the voice's own rate
loudness = -19
loudness-tolerance = 1
true-peak = -3
rms-low = -23
rms-high = -18
noise-floor = -60
head-low = 500
head-high = 1000
tail-low = 1000
tail-high = 5000
bitrate = 64
sample-rate = 0
