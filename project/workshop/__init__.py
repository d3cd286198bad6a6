"""What the workshop of a project needs and brings, held on paper now; its models are in `project.models.workshop`."""
