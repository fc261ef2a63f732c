# For a host: newcomers first, also though KITH_ME is set.
KITH_ME='Amara Okafor' kith give -q data/community.csv --everyone -n 4
