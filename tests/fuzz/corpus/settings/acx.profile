; ACX (Audible) audio submission requirements, measured on the encoded file. They name no
; loudness: -19 is what to master to, and no check asks for it. They say peak; the true
; peak is its stricter reading. For `lectern check`: the studio does not resample.
[profile]
description = ACX and Audible
loudness = -19
true-peak = -3
rms-low = -23
rms-high = -18
noise-floor = -60
head-low = 500
head-high = 1000
tail-low = 1000
tail-high = 5000
bitrate = 192
sample-rate = 44100
longest = 120
