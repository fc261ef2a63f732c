#!/bin/sh
# compile.sh SOURCE COMPILER [FLAG...]: compiles SOURCE as it is, which must succeed, and with each of
# its mistakes, MISTAKE=1 and on, which must fail because no type fits.
set -eu
export LC_ALL=C
source=$1
shift
"$@" "$source"
mistake=0
while grep -q "MISTAKE == $((mistake + 1))\$" "$source"; do
	mistake=$((mistake + 1))
	if said=$("$@" -DMISTAKE=$mistake "$source" 2>&1); then
		echo "mistake $mistake compiles"
		exit 1
	fi
	case $said in
	*"not compatible with any"*) ;;
	*)
		echo "mistake $mistake fails for another reason: $said"
		exit 1
		;;
	esac
done
[ $mistake -gt 0 ] || { echo "no mistakes in $source"; exit 1; }
