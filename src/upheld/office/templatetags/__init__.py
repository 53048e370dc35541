"""What templates of the office may say beyond what Django knows."""
