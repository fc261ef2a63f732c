# What is no span is named with whose it is.
printf 'source,target,date,often\nAda,,,soon\nAda,Me,2026-01-01,\n' | kith reconnect --me Me --every often
