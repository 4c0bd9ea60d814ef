package archimate
