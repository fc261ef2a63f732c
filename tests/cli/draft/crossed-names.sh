# A name like a route is not taken apart.
printf 'route,steps,why\nAda > R > D > Cleo,2,\n' | kith draft
