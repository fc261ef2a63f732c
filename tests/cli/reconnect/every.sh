# How often each wants to be written to: the overdue first.
printf 'source,target,date,often\nAda,,,quarterly\nBo,,,30d\nCy,,,\nDi,,,1y\nEd,,,weekly\nAda,Me,2026-01-01,\nBo,Me,2026-05-20,\nCy,Me,2026-05-01,\nDi,Me,2026-05-01,\nEd,Me,,\n' |
	kith reconnect --me Me --every often --today 2026-07-01
