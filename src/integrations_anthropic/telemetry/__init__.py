"""What watches the calls: traces, metrics and logs. Nothing here is imported before it is asked for."""
