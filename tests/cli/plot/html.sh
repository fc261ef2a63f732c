# A page of one file: nothing fetched, nothing inline that is not vouched for, names as text only.
kith plot -q data/community.csv -o web.html
grep -c "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]*'; script-src 'sha256-[A-Za-z0-9+/=]*'" web.html
! grep -E '(src|href)=|url[(]|@import|style="| on[a-z]*="|http://[^w]|https:' web.html
printf 'source,target,about\n</script><b>,Ann,\nAnn,,</script>&\n' | kith plot -q --format html >names.html
! grep -E '<b>|<.script>[^\n<]*&' names.html
grep -c '\\u003c/script\\u003e\\u003cb\\u003e' names.html
kith plot -q data/community.csv --label none -o none.html
! grep -E 'Amara|robotics|Leeds' none.html
