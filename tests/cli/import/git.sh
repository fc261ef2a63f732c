# git's log: who worked on the same file, from when the second came until the first left.
cat >log <<'END'
commit 1111111111111111111111111111111111111111
Author: Ada Lee <ada@x.org>
Date: 2024-03-10
Co-authored-by: Bo Ek <bo@y.org>
co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>

loom.c
warp.c

commit 2222222222222222222222222222222222222222
Author: Cy <cy@z.org>
Date: 2024-02-10

loom.c

commit 3333333333333333333333333333333333333333
Author: Bo Ek <bo@y.org>
Date: 2024-01-10

loom.c
weft.c

commit 4444444444444444444444444444444444444444
Author: dee <>
Date: 2023-01-10

warp.c

commit 5555555555555555555555555555555555555555
Author: Cy <cy@z.org>
Date: 2022-01-10

END
kith import log 2>&1
kith import -q log >all
kith import -q - <log | cmp - all
echo '# of a span of time; what many touch ties nobody; two logs may hold files of the same name'
kith import -q log --since 2024-03-01 | cut -d, -f1,2,6-
kith import log --largest-event 2 2>&1 | grep -v '^source'
kith import log log -q | grep -c file
kith events -q log
echo "# git's own form, and what it is asked for as the help says"
if command -v git >/dev/null; then
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
	git init -q -b main repository
	commit() {
		echo "$2" >>"repository/$1"
		git -C repository add .
		GIT_AUTHOR_DATE="$4T12:00:00 +0000" GIT_COMMITTER_DATE="$4T12:00:00 +0000" git -C repository \
			-c user.name="$2" -c user.email="$3" commit -q -m "Subject of a commit" -m "Its text
loom.c

Co-authored-by: Eve <eve@w.org>"
	}
	commit loom.c Ada ada@x.org 2024-03-04
	commit 'a file.c' Bo bo@y.org 2024-03-05
	commit loom.c Bo bo@y.org 2024-03-06
	git -C repository log --name-only | kith import - >own
	for date in default iso rfc short raw iso-strict local; do
		git -C repository log --name-only --date=$date | kith import | cmp - own
	done
	git -C repository log --format=fuller --name-status | kith import | cmp - own
	git -C repository log --numstat | kith import | cmp - own
	git -C repository log --name-only \
		--format='commit %H%nAuthor: %aN <%aE>%nDate: %as%n%(trailers:key=Co-authored-by)' |
		kith import | cmp - own
	grep -c 'eve@w.org' own
	git -C repository log | kith import 2>&1 || echo "exit $?"
else
	printf '3\nkith import: standard input: this log names no files; git writes them with its option name-only\nexit 3\n'
fi
