#!/bin/sh
# readme.sh README COMPILER [FLAG...]: compiles the C that a README shows, as it stands there.
set -eu
readme=$1
shift
sed -n '/^```c$/,/^```$/{/^```/d;p;}' "$readme" | "$@" -x c -
