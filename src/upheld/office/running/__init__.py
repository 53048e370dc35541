"""Running an office: settings, server, logs, health and backups."""
