# -g is the graph of both times, what changed standing on people and ties, each tie once.
kith changes -qg "$CLI/changes/old.csv" "$CLI/changes/new.csv"
