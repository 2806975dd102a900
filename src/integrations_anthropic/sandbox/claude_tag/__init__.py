"""Claude in Slack: channels and workspaces with settings that are inherited, and bundles that are attached to them."""
