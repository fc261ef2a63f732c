# The graph with the answer on it is one that the next tool reads, and what was found makes nobody alike.
export KITH_ME='Amara Okafor'
kith meet -q data/community.csv >meet.csv
kith reconnect -q -g data/community.csv | kith meet -q | cmp - meet.csv
kith meet -q -g data/community.csv | kith meet -q | cmp - meet.csv
kith reconnect -q -g data/community.csv | grep '^source\|Efua Mensah,,' | cut -d, -f1,2,14-
