# Who comes to something and is come to cannot be told apart.
printf 'person,event\nAda,Chess\nChess,Tea\n' | kith communities --two-mode
