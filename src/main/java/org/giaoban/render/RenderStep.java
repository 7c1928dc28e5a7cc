package org.giaoban.render;

public class RenderStep {}
