# Findings by severity; --strict exits 1 when some are more than notes.
cat >data.csv <<'END'
source,target,date
Ada Lovelace,Grace Hopper,2020
Grace Hoper,Ada Lovelace,soon
Ada Lovelace,Ada Lovelace,
END
kith check -q data.csv --today 2024-01-01 | cut -d, -f1-4
kith check -q --strict data.csv >/dev/null || echo "exit $?"
kith check -q --strict data/karate.csv
