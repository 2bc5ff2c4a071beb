//! 均衡尺 Junheng: whether a county's schools meet the national standard.
