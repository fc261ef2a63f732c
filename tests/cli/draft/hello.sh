# A newcomer writes directly, and so does who has lost touch; KITH_ME signs.
export KITH_ME='Ruth Oyelaran'
kith meet -q data/community.csv | kith draft
KITH_ME='Amara Okafor'
kith reconnect -q data/community.csv | kith draft
kith meet -q data/community.csv | kith draft --row 4 | head -n 8
