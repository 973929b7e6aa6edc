"""What goes out: screen, streams, files and the programs that show them."""
