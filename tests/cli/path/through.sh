# Who has the same value in a column hangs together through it, and the value can be an end itself.
printf 'source,target,company\nAda,,Acme;Byte\nBo,,Byte\nCy,,Acme\nBo,Di,\n' >people.csv
kith path -q people.csv --from Cy --to Di --through company
kith path -q people.csv --from Acme --to Bo --through company
kith path -q people.csv --from Acme --to Bo --through firm
