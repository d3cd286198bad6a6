"""Views of this app: databank, public pages, workspace, redactie and terugkoppeling."""
