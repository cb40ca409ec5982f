; NNELS (the National Network for Equitable Library Service, Canada): ACX's levels, mono,
; one second before and three after every section. A tenth of a second either way is
; allowed, for an encoder's echo before and after the voice.
[profile]
description = NNELS accessible libraries, one file a section
loudness = -19
true-peak = -3
rms-low = -23
rms-high = -18
noise-floor = -60
head-low = 900
head-high = 1100
tail-low = 2900
tail-high = 3100
bitrate = 64
bitrate-high = 96
channels = 1
