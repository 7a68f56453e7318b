"""Who somebody is: judged by people made up here, who are entered twice or are only alike."""
