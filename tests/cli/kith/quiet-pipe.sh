# A reader that stops early ends a tool quietly.
kith communities -q -g data/community.csv | head -1
