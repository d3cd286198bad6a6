"""What bin/demo and bin/test do: set up, then run. The set-up uses the standard library only."""
