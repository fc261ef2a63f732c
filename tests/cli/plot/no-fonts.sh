# Without any font there is a message and no picture.
printf '<?xml version="1.0"?><fontconfig><dir>/nonexistent</dir></fontconfig>\n' >none.conf
FONTCONFIG_FILE=$PWD/none.conf kith plot -q data/florentine.csv -o web.svg
