# A list of companies and people becomes a plan that asks nobody more than once.
KITH_ME='Amara Okafor'
export KITH_ME
kith intro data/community.csv --to-file data/wishes.txt --at-most 1 -o plan.csv
cat plan.csv
kith intro -q data/community.csv --to-file data/wishes.txt | cut -d, -f1-4
kith draft <plan.csv --row 8 --from 'Amara Okafor' | head -3
kith intro -g -q data/community.csv --to-file data/wishes.txt --at-most 1 -n 2 | kith people --rows 'route=1|2' | cut -d, -f1
