// The picture to explore: pan, zoom, search, filter, colour, and ways between two people. No
// network, no storage: what is seen stands in the address, so that a link opens as it was.
"use strict";
(() => {
	const data = JSON.parse(document.getElementById("kith-data").textContent);
	const { people, ties } = data;
	const byId = (id) => document.getElementById(id);
	const svg = document.querySelector("svg");
	const stage = svg.parentNode;
	const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
	const space = "http://www.w3.org/2000/svg";
	const LETTERS = 14, MOST_NAMES = 160, MOST_ROWS = 300, MOST_LOOKS = 30;
	const CROWD = 120, HUBS = 30, SMALLEST_CIRCLE = 5, MOST_LIT_NAMES = 60;

	const draw = (tag, attributes, ...inside) => {
		const element = document.createElementNS(space, tag);
		for (const [key, value] of Object.entries(attributes)) {
			element.setAttribute(key, value);
		}
		element.append(...inside);
		return element;
	};
	const make = (tag, properties, ...inside) => {
		const element = Object.assign(document.createElement(tag), properties);
		element.append(...inside);
		return element;
	};
	const nameOf = (i) => people[i].n || `person ${i + 1}`;

	// Who is tied to whom: the tie from one to another, and everybody's contacts either way.
	const out = people.map(() => new Map()), near = people.map(() => new Map());
	ties.from.forEach((a, e) => {
		const b = ties.to[e];
		out[a].set(b, e);
		near[a].set(b, e);
		if (!data.directed) {
			out[b].set(a, e);
		}
		if (!near[b].has(a)) {
			near[b].set(a, e);
		}
	});

	// Sheets above the picture, for names and for who is lit; nobody can point at them.
	const sheet = (id, ...parts) => {
		const over = svg.cloneNode(false);
		over.removeAttribute("role");
		over.removeAttribute("aria-labelledby");
		over.setAttribute("aria-hidden", "true");
		over.classList.add("over");
		over.id = id;
		over.append(...parts);
		return over;
	};
	const names = draw("g", { id: "names" }), lit = draw("g", { id: "lit" });
	const litNames = draw("g", { id: "lit-names" });
	const sheets = [sheet("all-names", names), sheet("over", lit, litNames)];
	let base = make("canvas", { ariaHidden: "true" });
	stage.append(base, ...sheets);

	// What is seen of the picture. While it moves, the canvas already painted is moved; it is painted
	// anew when it stops. Names keep their size throughout.
	const whole = { x: 0, y: 0, w: width, h: height };
	let view = { ...whole }, drawn = view, settling = 0;
	let room = { w: 0, h: 0 };
	// On a phone the picture begins with its people: title and legend are too small to read there.
	const around = () => {
		const x = people.map((p) => p.x), y = people.map((p) => p.y), edge = 40;
		const [left, top] = [x, y].map((at) => at.reduce((a, b) => Math.min(a, b)) - edge);
		const [right, foot] = [x, y].map((at) => at.reduce((a, b) => Math.max(a, b)) + edge);
		const w = Math.max(right - left, (foot - top) * room.w / Math.max(room.h, 1));
		const h = w * height / width;
		return { x: (left + right - w) / 2, y: (top + foot - h) / 2, w, h };
	};
	const onPhone = () => room.w < 600 && people.length > 0;
	const home = () => (onPhone() ? around() : { ...whole });
	const fit = (of) => {
		const scale = Math.min(room.w / of.w, room.h / of.h);
		return { scale, x: (room.w - of.w * scale) / 2, y: (room.h - of.h * scale) / 2 };
	};
	const show = (on, of) => on.setAttribute("viewBox", `${of.x} ${of.y} ${of.w} ${of.h}`);
	const moveBase = () => {
		const { scale, x, y } = fit(drawn), by = drawn.w / view.w;
		const left = x * (1 - by) + (drawn.x - view.x) * scale * by;
		const top = y * (1 - by) + (drawn.y - view.y) * scale * by;
		base.style.transform = by === 1 && !left && !top ? ""
			: `translate(${left}px, ${top}px) scale(${by})`;
	};
	const showNames = () => {
		for (const over of sheets) {
			show(over, view);
			over.setAttribute("font-size", LETTERS / fit(view).scale);
		}
	};
	const settle = () => {
		clearTimeout(settling);
		showNames();
		placeNames();
		light();
		repaint();
		remember();
	};
	const look = () => {
		moveBase();
		showNames();
		clearTimeout(settling);
		settling = setTimeout(settle, 150);
	};
	const place = (at) => {
		const box = stage.getBoundingClientRect(), { scale, x, y } = fit(view);
		return {
			x: view.x + (at.clientX - box.x - x) / scale,
			y: view.y + (at.clientY - box.y - y) / scale,
		};
	};
	const zoom = (by, at) => {
		const w = Math.min(Math.max(view.w * by, width / 60), width * 1.5);
		const share = w / view.w;
		view = {
			x: at.x - (at.x - view.x) * share,
			y: at.y - (at.y - view.y) * share,
			w,
			h: view.h * share,
		};
		look();
	};
	const middle = () => ({ x: view.x + view.w / 2, y: view.y + view.h / 2 });
	const move = (x, y) => {
		view.x += x * view.w;
		view.y += y * view.h;
		look();
	};
	const all = () => {
		view = home();
		settle();
	};

	// The picture as a list of shapes, painted on a canvas a few milliseconds at a time, so that a
	// picture of any size moves while it is painted.
	const numbers = (e, ...keys) => keys.map((key) => Number(e.getAttribute(key) ?? 0));
	const shapes = {
		path: (e) => new Path2D(e.getAttribute("d")),
		line: (e) => {
			const [x1, y1, x2, y2] = numbers(e, "x1", "y1", "x2", "y2");
			return new Path2D(`M${x1} ${y1}L${x2} ${y2}`);
		},
		circle: (e) => {
			const path = new Path2D();
			path.arc(...numbers(e, "cx", "cy", "r"), 0, 2 * Math.PI);
			return path;
		},
		rect: (e) => {
			const path = new Path2D(), [x, y, w, h] = numbers(e, "x", "y", "width", "height");
			path.rect(x, y, w, h);
			return path;
		},
	};
	const styled = { fill: "fill", stroke: "stroke", width: "stroke-width",
		fillAlpha: "fill-opacity", strokeAlpha: "stroke-opacity", dash: "stroke-dasharray",
		size: "font-size", weight: "font-weight", anchor: "text-anchor", opacity: "opacity" };
	const styleOf = (e, from) => {
		const style = { ...from };
		for (const [key, attribute] of Object.entries(styled)) {
			style[key] = e.getAttribute(attribute) ?? from[key];
		}
		style.alpha = from.alpha * (e.hasAttribute("opacity") ? Number(style.opacity) : 1);
		style.light = from.light || e.classList.contains("light");
		return style;
	};
	const shapesOf = (e, from, list) => {
		if (["title", "desc"].includes(e.tagName) || e.getAttribute("width") === "100%" ||
			e.getAttribute("visibility") === "hidden") {
			return list;
		}
		const style = styleOf(e, from);
		if (e.tagName === "text") {
			list.push({ ...style, e, text: e.textContent, dy: parseFloat(e.getAttribute("dy") ?? 0),
				at: numbers(e, "x", "y"), long: Number(e.getAttribute("textLength") ?? 0) });
		} else if (shapes[e.tagName]) {
			list.push({ ...style, path: shapes[e.tagName](e), e });
		}
		[...e.children].forEach((child) => shapesOf(child, style, list));
		return list;
	};
	const plainStyle = { fill: "#000000", stroke: "none", width: 1, fillAlpha: 1, strokeAlpha: 1,
		alpha: 1, light: false, weight: "400", anchor: "start" };
	// Colours as the page's style has them, which is not the same on dark ground.
	const seenAs = new Map();
	const asSeen = (colour) => {
		if (!colour.startsWith("#")) {
			return colour;
		}
		if (!seenAs.has(colour)) {
			const probe = draw("g", { fill: colour });
			sheets[0].append(probe);
			seenAs.set(colour, getComputedStyle(probe).fill);
			probe.remove();
		}
		return seenAs.get(colour);
	};
	const paintText = (on, shape) => {
		const [x, y] = shape.at, family = svg.getAttribute("font-family");
		on.font = `${shape.weight} ${shape.size}px ${shape.family ?? family}`;
		on.textAlign = { middle: "center", end: "right" }[shape.anchor] ?? "left";
		on.lineJoin = "round";
		const put = (how) => on[how](shape.text, x, y + shape.dy * shape.size,
			...(shape.long ? [shape.long] : []));
		shape.stroke !== "none" && put("strokeText");
		put("fillText");
	};
	const paint = (on, shape, alpha) => {
		on.globalCompositeOperation = shape.light ? "screen" : "source-over";
		on.fillStyle = asSeen(shape.fill);
		on.strokeStyle = asSeen(shape.stroke);
		on.lineWidth = Number(shape.width);
		on.setLineDash(shape.dash ? shape.dash.split(" ").map(Number) : []);
		on.globalAlpha = alpha * shape.alpha * shape.fillAlpha;
		if (shape.text) {
			paintText(on, shape);
			return;
		}
		shape.fill !== "none" && on.fill(shape.path);
		on.globalAlpha = alpha * shape.alpha * shape.strokeAlpha;
		shape.stroke !== "none" && on.stroke(shape.path);
	};
	const begin = (canvas, times) => {
		const on = canvas.getContext("2d"), { scale, x, y } = fit(view);
		canvas.width = room.w * times;
		canvas.height = room.h * times;
		on.setTransform(scale * times, 0, 0, scale * times,
			(x - view.x * scale) * times, (y - view.y * scale) * times);
		return on;
	};
	let pictured = [], keptShapes = [], painting = 0;
	const steps = function* (on) {
		const narrow = onPhone();
		for (const shape of pictured) {
			if (narrow && shape.beyond) {
				continue; // the page says it
			}
			paint(on, shape, keptShapes.length ? 0.08 : 1);
			yield;
		}
		for (const shape of keptShapes) {
			paint(on, shape, 1);
			yield;
		}
	};
	const repaint = () => {
		const mine = ++painting, paper = new OffscreenCanvas(1, 1);
		const of = { ...view }, step = steps(begin(paper, devicePixelRatio));
		const slice = () => {
			const end = performance.now() + 8;
			while (mine === painting && performance.now() < end) {
				if (step.next().done) {
					const canvas = make("canvas", { ariaHidden: "true", className: base.className,
						width: paper.width, height: paper.height });
					canvas.getContext("bitmaprenderer")
						.transferFromImageBitmap(paper.transferToImageBitmap());
					base.replaceWith(canvas);
					base = canvas;
					drawn = of;
					moveBase();
					return;
				}
			}
			mine === painting && requestAnimationFrame(slice);
		};
		slice();
	};
	const picture = () => {
		const y = people.map((p) => p.y), top = y.reduce((a, b) => Math.min(a, b), Infinity);
		const foot = y.reduce((a, b) => Math.max(a, b), -Infinity);
		pictured = shapesOf(svg, plainStyle, []);
		for (const shape of pictured.filter((s) => s.text)) {
			const box = shape.e.getBBox();
			shape.beyond = box.y + box.height < top - 20 || box.y > foot + 20;
		}
	};

	// Names, the best connected first, wherever one has room: never over another, nor over the legend.
	// In a crowd the first of those in view may have theirs over lesser people. The picture's own
	// names of people give way.
	const known = new Set(people.map((p) => p.n));
	for (const text of svg.querySelectorAll("g[stroke-linejoin] > text")) {
		if (known.has(text.textContent) && !text.parentNode.hasAttribute("font-weight")) {
			text.setAttribute("visibility", "hidden");
		}
	}
	const centre = (x, y) => `${Math.round(x)} ${Math.round(y)}`;
	const centres = new Set(people.map((p) => centre(p.x, p.y)));
	// Places were rounded twice, so a disc may stand a tenth beside where it is said to be.
	const isSomebodys = (circle) => {
		const [x, y] = numbers(circle, "cx", "cy");
		return [-0.2, 0.2].some((dx) => [-0.2, 0.2].some((dy) => centres.has(centre(x + dx, y + dy))));
	};
	const boxesOf = (shapes) => shapes.map((shape) => shape.getBBox()).map(({ x, y, width, height }) =>
		({ left: x, right: x + width, top: y, bottom: y + height }));
	const meet = (a, b, apart = 0) => a.left < b.right + apart && b.left < a.right + apart &&
		a.top < b.bottom + apart && b.top < a.bottom + apart;
	// Lines that stand together, as those of the legend do, are one block.
	const blocksOf = (boxes, apart) => boxes.reduce((blocks, box) => {
		const beside = blocks.filter((other) => meet(box, other, apart)).concat(box);
		return [...blocks.filter((other) => !beside.includes(other)), {
			left: Math.min(...beside.map((b) => b.left)), right: Math.max(...beside.map((b) => b.right)),
			top: Math.min(...beside.map((b) => b.top)), bottom: Math.max(...beside.map((b) => b.bottom)),
		}];
	}, []);
	const words = [
		...boxesOf([...svg.querySelectorAll("g[stroke-linejoin] > text:not([visibility])")]),
		...blocksOf(boxesOf([...svg.querySelectorAll("g:not([stroke-linejoin]) > text"),
			...[...svg.querySelectorAll("circle")].filter((circle) => !isSomebodys(circle))]), 24)];
	const pen = document.createElement("canvas").getContext("2d");
	pen.font = `${LETTERS}px system-ui, sans-serif`;
	const lengths = people.map(() => 0);
	const length = (i) => lengths[i] ||= pen.measureText(people[i].n).width;
	// In the picture's order: the best connected (or largest) of all, of every circle of some size,
	// and the rest.
	const byImportance = people.map((_, i) => i)
		.sort((a, b) => people[b].r - people[a].r || near[b].size - near[a].size || a - b);
	const leaders = () => {
		const sizes = new Map(), led = new Set();
		people.forEach(({ g }) => sizes.set(g, (sizes.get(g) ?? 0) + 1));
		return byImportance.filter((i) => {
			const { g } = people[i], isFirst = g >= 0 && !led.has(g);
			led.add(g);
			return isFirst && sizes.get(g) >= Math.max(SMALLEST_CIRCLE, people.length / 100);
		});
	};
	const foremost = new Set([...byImportance.slice(0, HUBS), ...leaders()]);
	const order = [...new Set([...foremost, ...byImportance])], rank = people.map(() => 0);
	order.forEach((i, k) => rank[i] = k);
	const most = people.length > CROWD ? foremost.size : 0;
	// Boxes on the screen, found again by the squares of 32 pixels that they lie in; what is not seen
	// of them is left out.
	const grid = () => {
		const cells = new Map();
		const each = (box, visit) => {
			const right = Math.min(box.right, room.w) >> 5, bottom = Math.min(box.bottom, room.h) >> 5;
			for (let x = Math.max(box.left, 0) >> 5; x <= right; x++) {
				for (let y = Math.max(box.top, 0) >> 5; y <= bottom; y++) {
					visit(x * 65536 + y);
				}
			}
		};
		// Where boxes overlap in several squares, the first of them counts.
		const overlap = (a, b, cell) => {
			const left = Math.max(a.left, b.left), top = Math.max(a.top, b.top);
			const wide = Math.min(a.right, b.right) - left, high = Math.min(a.bottom, b.bottom) - top;
			return wide > 0 && high > 0 && (left >> 5) * 65536 + (top >> 5) === cell ? wide * high : 0;
		};
		return {
			add: (box) => each(box, (cell) => {
				cells.has(cell) ? cells.get(cell).push(box) : cells.set(cell, [box]);
			}),
			// What it costs to lie on others, by what a pixel of each of them costs.
			cost: (box, price) => {
				let sum = 0;
				each(box, (cell) => cells.get(cell)?.forEach((other) => {
					const area = overlap(box, other, cell);
					sum += area && area * price(other);
				}));
				return sum;
			},
		};
	};
	// Where names stand: right, left, above, below, then at the corners.
	const sides = [[1, 0], [-1, 0], [0, -1], [0, 1],
		[0.7, -0.7], [0.7, 0.7], [-0.7, -0.7], [-0.7, 0.7]];
	const nameAt = (i, [across, down], scale) => {
		const p = people[i], reach = p.r + 4 / scale;
		return draw("text", { x: p.x + across * reach, y: p.y + down * reach,
			"text-anchor": across > 0 ? "start" : across < 0 ? "end" : "middle",
			dy: down > 0 ? "0.85em" : down < 0 ? "-0.15em" : "0.35em" }, p.n);
	};
	const boxAt = (i, [across, down], at) => {
		const { x, y, r } = at(i), long = length(i), high = LETTERS * 1.24, reach = r + 4;
		const left = x + across * reach - 1 - long * (across > 0 ? 0 : across < 0 ? 1 : 0.5);
		const top = y + down * reach - high * (down > 0 ? 0 : down < 0 ? 1 : 0.5);
		return { left, right: left + long + 2, top, bottom: top + high };
	};
	// What names may not lie on: words, and discs; the first of `some` may lie on those of lesser ones.
	const groundOf = (some, at) => {
		const ground = grid(), { scale, x, y } = fit(view);
		some.forEach((i, k) => {
			const { x, y, r } = at(i);
			ground.add({ left: x - r, right: x + r, top: y - r, bottom: y + r, of: i, r, bare: k < most });
		});
		for (const box of words) {
			ground.add({ left: (box.left - view.x) * scale + x, right: (box.right - view.x) * scale + x,
				top: (box.top - view.y) * scale + y, bottom: (box.bottom - view.y) * scale + y, bare: true });
		}
		return ground;
	};
	// Writes the names of some people, of the first for sure if it `must`.
	const writeNames = (group, some, at, tried, must) => {
		const { scale } = fit(view), placed = grid(), ground = groundOf(some, at);
		const cost = (i, box, covered) => {
			const inside = box.left >= 0 && box.top >= 0 && box.right <= room.w && box.bottom <= room.h;
			return inside ? placed.cost(box, () => Infinity) + ground.cost(box, (other) =>
				(other.of === i ? 0 : !other.bare && other.r <= covered ? 1 : Infinity)) : Infinity;
		};
		group.replaceChildren();
		some.slice(0, tried).filter((i) => people[i].n).forEach((i, k) => {
			const covered = k < most ? at(i).r : -1;
			const costs = sides.map((side) => cost(i, boxAt(i, side, at), covered));
			const least = Math.min(...costs), sure = must && i === some[0];
			if (least < Infinity || sure) {
				const side = sides[costs.indexOf(least)];
				placed.add(boxAt(i, side, at));
				group.append(nameAt(i, side, scale));
			}
		});
	};
	const onScreen = () => {
		const { scale, x, y } = fit(view);
		return (i) => ({ x: (people[i].x - view.x) * scale + x,
			y: (people[i].y - view.y) * scale + y, r: people[i].r * scale });
	};
	const placeNames = () => {
		const at = onScreen();
		const seen = order.filter((i) => {
			const p = at(i);
			return isKept[i] && p.x > 0 && p.y > 0 && p.x < room.w && p.y < room.h;
		});
		writeNames(names, seen, at, MOST_NAMES, false);
	};

	// Who is lit: a person and their contacts, or a way. The rest fades.
	let chosen = -1, way = null, hovered = -1;
	const litPeople = () => {
		const i = hovered >= 0 ? hovered : chosen;
		if (hovered < 0 && way) {
			return way;
		}
		return i < 0 ? null : [i, ...contacts(i).sort((a, b) => rank[a] - rank[b])];
	};
	const disc = (i, attributes) => draw("circle",
		{ cx: people[i].x, cy: people[i].y, r: people[i].r, fill: colours[i], ...attributes });
	const line = (a, b, attributes) => draw("line", { x1: people[a].x, y1: people[a].y,
		x2: people[b].x, y2: people[b].y, ...attributes });
	const lightWay = () => {
		const pixel = 1 / fit(view).scale;
		way.slice(1).forEach((b, k) => lit.append(line(way[k], b,
			{ class: "way", "stroke-width": 4 * pixel })));
		way.forEach((i, k) => lit.append(disc(i, k % (way.length - 1) ? {}
			: { class: "chosen", "stroke-width": 3 * pixel })));
	};
	// Of hundreds of contacts a shape each would take longer than a frame: one for all ties, and one
	// for the discs of each colour.
	const lightPerson = (i) => {
		const pixel = 1 / fit(view).scale, faint = Math.min(0.65, 8 / near[i].size + 0.1);
		const spokes = [], rings = new Map();
		for (const j of contacts(i)) {
			const { x, y, r } = people[j];
			spokes.push(`M${people[i].x} ${people[i].y}L${x} ${y}`);
			rings.set(colours[j], (rings.get(colours[j]) ?? "") +
				`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`);
		}
		lit.append(draw("path", { class: "spokes", d: spokes.join(""),
			"stroke-width": 1.5 * pixel, "stroke-opacity": faint }));
		for (const [fill, d] of rings) {
			lit.append(draw("path", { class: "rings", d, fill }));
		}
		lit.append(disc(i, { class: "chosen", "stroke-width": 3 * pixel }));
	};
	const light = () => {
		lit.replaceChildren();
		const i = hovered >= 0 ? hovered : chosen, on = i >= 0 || way !== null;
		// a class of the stage's would have the browser look through the whole picture
		[base, sheets[0]].forEach((faded) => faded.classList.toggle("dim", on));
		if (hovered < 0 && way) {
			lightWay();
		} else if (i >= 0) {
			lightPerson(i);
		}
		writeNames(litNames, litPeople() ?? [], onScreen(), MOST_LIT_NAMES, true);
	};
	const personAt = (at) => {
		let best = -1, least = 8 / fit(view).scale;
		people.forEach((p, i) => {
			const away = isKept[i] ? Math.hypot(p.x - at.x, p.y - at.y) - p.r : Infinity;
			if (away < least) {
				least = away;
				best = i;
			}
		});
		return best;
	};

	// The panel about one person: their row, and their contacts with what is known of each tie.
	const say = (words) => byId("said").textContent = words;
	const personButton = (i) => {
		const button = make("button", { type: "button", textContent: nameOf(i) });
		button.addEventListener("click", () => go(i));
		return button;
	};
	const aboutTie = (e) => {
		const weight = Number(ties.weight[e].toPrecision(4));
		return [data.bonds[ties.bond[e]], weight === 1 ? "" : `strength ${weight}`]
			.filter(Boolean).join(", ");
	};
	const contact = (j, e) => make("li", {}, personButton(j),
		make("small", { textContent: aboutTie(e) }));
	const showPerson = (i) => {
		const panel = byId("person"), list = make("dl", {});
		panel.hidden = i < 0;
		panel.replaceChildren();
		if (i < 0) {
			return;
		}
		const rows = [["ties", near[i].size],
			...data.columns.map((column, k) => [column, people[i].v[k]])];
		for (const [key, value] of rows.filter(([, value]) => value !== "")) {
			list.append(make("dt", { textContent: key }), make("dd", { textContent: value }));
		}
		const ask = make("button", { type: "button", textContent: "A way from here" });
		ask.addEventListener("click", () => {
			byId("ways").open = true;
			byId("from").value = nameOf(i);
			byId("to").focus();
		});
		const strength = ([, a], [, b]) => ties.weight[b] - ties.weight[a];
		panel.append(make("h2", { textContent: nameOf(i) }), list,
			...(people[i].like ? [ask] : []),
			make("ul", {}, ...[...near[i]].sort(strength).map(([j, e]) => contact(j, e))));
		openPanel(true);
		byId("side").scrollTop = 0;
	};
	const choose = (i) => {
		chosen = i;
		way = null;
		hovered = -1;
		showPerson(i);
		light();
		say(i < 0 ? "" : `${nameOf(i)}: ${near[i].size} ${near[i].size === 1 ? "tie" : "ties"}`);
		remember();
	};
	const go = (i) => {
		if (view.w > width / 2) {
			zoom(width / 2 / view.w, people[i]);
		}
		view.x = people[i].x - view.w / 2;
		view.y = people[i].y - view.h / 2;
		choose(i);
		settle();
	};
	// Letters without accents and case, as they are typed in a hurry.
	const plain = (words) => words.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	const plainNames = people.map((_, i) => plain(nameOf(i)));
	const find = (words) => {
		const wanted = plain(words);
		const rules = [(name) => name === wanted, (name) => name.startsWith(wanted),
			(name) => name.includes(wanted)];
		return wanted ? rules.map((rule) => plainNames.findIndex(rule)).find((i) => i >= 0) ?? -1 : -1;
	};

	// Ways of at most three ties, ordered as `kith intro` orders them: by chance, then fewer ties,
	// then, person by person, mutual contacts with who asks and who is asked for, what is shared
	// with who asks, what they are asked already, name.
	const ONE = 2 ** 46, LEVEL = 2 ** 13;
	const cost = (chance) => {
		const exact = -Math.log2(Math.min(chance, 1)) * ONE, below = Math.floor(exact);
		return exact - below >= 0.5 ? below + 1 : below;
	};
	const chanceOf = (e) => ties.chance[e] ?? ties.weight[e] / (ties.weight[e] + data.median);
	const passes = (i) => people[i].passes ?? 1;
	const mutual = (a, b) => [...near[a].keys()].filter((j) => near[b].has(j));
	const alike = (a, b) => people[a].like.filter((value) => people[b].like.includes(value));
	const bytes = new TextEncoder();
	const byName = (a, b) => {
		const [x, y] = [a, b].map((i) => bytes.encode(people[i].n));
		const k = x.findIndex((byte, at) => byte !== y[at]);
		return k < 0 ? x.length - y.length : x[k] - (y[k] ?? -1);
	};
	const better = (from, to) => {
		const traits = new Map();
		const traitsOf = (i) => traits.get(i) ?? traits.set(i, [-mutual(i, from).length,
			-mutual(i, to).length, -alike(from, i).length, people[i].load ?? 0]).get(i);
		return (a, b) => {
			if (a.level !== b.level || a.people.length !== b.people.length) {
				return a.level - b.level || a.people.length - b.people.length;
			}
			const k = a.people.findIndex((i, at) => i !== b.people[at]);
			const [x, y] = [a, b].map((route) => traitsOf(route.people[k]));
			const at = x.findIndex((value, trait) => value !== y[trait]);
			return at < 0 ? byName(a.people[k], b.people[k]) : x[at] - y[at];
		};
	};
	const routeOf = (on) => {
		let chance = 1, sum = 0;
		for (let k = 0; k + 1 < on.length; k++) {
			const p = chanceOf(out[on[k]].get(on[k + 1]));
			chance *= p;
			sum += cost(p);
			if (k > 0) {
				chance *= passes(on[k]);
				sum += cost(passes(on[k]));
			}
		}
		return { people: on, chance, level: Math.floor((sum + LEVEL / 2) / LEVEL) };
	};
	const through = (from, first, to) => {
		const rest = first === to ? [[]] : out[first].has(to) ? [[to]] : [];
		if (first !== to) {
			for (const second of out[first].keys()) {
				if (second !== from && second !== to && out[second].has(to)) {
					rest.push([second, to]);
				}
			}
		}
		return rest.map((on) => routeOf([from, first, ...on])).filter((route) => route.chance > 0);
	};
	// The best way through everybody whom one could ask first, best first.
	const waysBetween = (from, to) => {
		const compare = better(from, to);
		return [...out[from].keys()].flatMap((first) => {
			const routes = through(from, first, to);
			return routes.length ? [routes.reduce((a, b) => (compare(b, a) < 0 ? b : a))] : [];
		}).sort(compare);
	};
	const some = (list) => list.slice(0, 3).join(", ") +
		(list.length > 3 ? ` and ${list.length - 3} more` : "");
	const aboutStep = (a, b) => {
		const both = mutual(a, b).map(nameOf);
		return [aboutTie(out[a].get(b)), both.length ? `both know ${some(both)}` : ""]
			.filter(Boolean).join("; ");
	};
	const wayItem = ({ people: on, chance }) => {
		const button = make("button", { type: "button",
			textContent: on.map(nameOf).join(" > ") });
		button.addEventListener("click", () => showWay(on));
		const steps = on.slice(1).map((b, k) => make("li",
			{ textContent: `${nameOf(on[k])} > ${nameOf(b)}: ${aboutStep(on[k], b) || "tied"}` }));
		const shared = alike(on[0], on.at(-1)).map((value) => data.shared[value]);
		if (shared.length) {
			steps.push(make("li", { textContent: `both share ${some(shared)}` }));
		}
		const number = make("data", { value: String(Number(chance.toPrecision(10))),
			textContent: ` chance ${chance.toFixed(2)}` });
		return make("li", {}, button, number, make("ul", {}, ...steps));
	};
	const showWay = (on) => {
		chosen = -1;
		hovered = -1;
		way = on;
		showPerson(-1);
		light();
		say(on.map(nameOf).join(" > "));
		remember();
	};
	const findWays = () => {
		const [from, to] = ["from", "to"].map((id) => find(byId(id).value)), list = byId("found");
		list.replaceChildren();
		const missing = [[from, "from"], [to, "to"]].find(([i]) => i < 0);
		if (missing || from === to) {
			say(missing ? `nobody is called "${byId(missing[1]).value.trim()}"`
				: "that is one person; name two");
			return;
		}
		const ways = waysBetween(from, to);
		list.append(...ways.slice(0, MOST_ROWS).map(wayItem));
		if (ways.length) {
			showWay(ways[0].people);
		} else {
			list.append(make("li", { textContent: `No way of three ties leads from ${nameOf(from)} ` +
				`to ${nameOf(to)} here. Writing directly is a way, too.` }));
			say("no way of three ties");
		}
	};

	// Colours by another column: up to thirty values are looks of their own, numbers are a scale.
	let colours = people.map((p) => p.c), coloured = "", groups = [], groupOf = [];
	// What stands where people stand: first the disc, then what is inside it.
	const discs = new Map();
	for (const element of svg.querySelectorAll("circle, rect")) {
		const [cx, cy, x, y, w, h] = numbers(element, "cx", "cy", "x", "y", "width", "height");
		const at = element.tagName === "circle" ? [cx, cy] : [x + w / 2, y + h / 2];
		const key = at.map((place) => Math.round(10 * place)).join();
		discs.has(key) ? discs.get(key).push(element) : discs.set(key, [element]);
	}
	// Places were rounded twice, so a disc may stand a tenth beside where it is said to be.
	const shapesAt = (p) => {
		const [x, y] = [Math.round(10 * p.x), Math.round(10 * p.y)];
		const beside = [0, -1, 1].flatMap((dx) => [0, -1, 1].map((dy) => [x + dx, y + dy].join()));
		return discs.get(beside.find((key) => discs.has(key))) ?? [];
	};
	// What tells looks of one hue apart, round by round, as in the picture: a dot, a ring, a bar.
	const markOf = ({ x, y, r }, colour, round) => {
		const [red, green, blue] = [1, 3, 5].map((k) => parseInt(colour.slice(k, k + 2), 16));
		const ink = 0.3 * red + 0.59 * green + 0.11 * blue > 140 ? "#000000" : "#ffffff";
		const filled = { fill: ink, stroke: "none" };
		return round % 3 === 1 ? draw("circle", { cx: x, cy: y, r: 0.38 * r, ...filled })
			: round % 3 === 2 ? draw("circle", { cx: x, cy: y, r: 0.5 * r, fill: "none", stroke: ink,
				"stroke-width": 0.22 * r })
			: draw("rect", { x: x - 0.62 * r, y: y - 0.18 * r, width: 1.24 * r, height: 0.36 * r,
				...filled });
	};
	const colourDisc = (p, colour, round) => {
		const [whole, ...inside] = shapesAt(p);
		colour ? whole?.setAttribute("fill", colour) : whole?.removeAttribute("fill");
		inside.forEach((mark) => mark.setAttribute("visibility", colour ? "hidden" : "visible"));
		p.mark?.remove();
		p.mark = whole && colour && round ? markOf(p, colour, round) : undefined;
		whole && p.mark && whole.after(p.mark);
	};
	const cells = (column) => people.map((p) => p.v[data.columns.indexOf(column)]);
	const isNumber = (cell) => cell.trim() !== "" && Number.isFinite(Number(cell));
	const looksOf = (column) => {
		const filled = cells(column).filter((cell) => cell !== ""), distinct = new Set(filled);
		return distinct.size < 2 ? "" : distinct.size <= MOST_LOOKS ? "groups"
			: filled.every(isNumber) ? "scale" : "";
	};
	// Periods, one of them shown, or all times at once: who is there and which ties are.
	const periods = data.periods ?? [];
	let period = -1;
	const isThere = (i) => period < 0 || periods[period].in[i] > -2;
	const isThen = (e) => period < 0 || periods[period].ties[e] === "1";
	const contacts = (i) => [...near[i]].filter(([, e]) => isThen(e)).map(([j]) => j);
	const showPeriod = (k) => {
		period = k;
		byId("period").value = k + 1;
		byId("when").textContent = k < 0 ? "all" : periods[k].title;
	};
	const asDrawn = () => {
		const of = period < 0 ? people.map((p) => p.g ?? -1) : periods[period].in;
		const sizes = data.groups.map((_, g) => of.filter((other) => other === g).length);
		const colour = data.groups.map((_, g) => data.looks?.[g] ??
			people.find((p) => p.g === g)?.c ?? data.other);
		const filled = data.groups.map((_, g) => g).filter((g) => sizes[g]);
		groups = filled.map((g) => ({ name: data.groups[g], size: sizes[g], colour: colour[g] }));
		const number = new Map(filled.map((g, k) => [g, k]));
		groupOf = of.map((g) => number.get(g) ?? -1);
		colours = people.map((p, i) => (period < 0 ? p.c : colour[of[i]] ?? data.other));
	};
	const byValues = (column) => {
		const counts = new Map(), of = cells(column);
		of.filter((cell) => cell !== "").forEach((cell) => counts.set(cell, (counts.get(cell) ?? 0) + 1));
		const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
		groups = sorted.map(([name, size], k) => ({ name, size,
			colour: data.hues[k % data.hues.length], round: Math.floor(k / data.hues.length) }));
		const number = new Map(sorted.map(([name], k) => [name, k]));
		groupOf = of.map((cell) => number.get(cell) ?? -1);
		colours = groupOf.map((g) => (g < 0 ? data.other : groups[g].colour));
	};
	const byScale = (column) => {
		const of = cells(column), numbers = of.filter(isNumber).map(Number);
		const least = Math.min(...numbers), most = Math.max(...numbers);
		groups = data.scale.map((colour, k) => ({ colour,
			name: Number((least + (most - least) * k / (data.scale.length - 1)).toPrecision(3)) }));
		groupOf = people.map(() => -1);
		colours = of.map((cell) => (isNumber(cell) ? data.scale[Math.round((Number(cell) - least) /
			(most - least) * (data.scale.length - 1))] : data.other));
	};
	const colourBy = (column) => {
		coloured = column;
		off.clear();
		column ? looksOf(column) === "scale" ? byScale(column) : byValues(column) : asDrawn();
		people.forEach((p, i) => colourDisc(p, column && colours[i], groups[groupOf[i]]?.round));
		for (const group of svg.querySelectorAll("g[fill=none]")) {
			group.dataset.stroke ??= group.getAttribute("stroke");
			group.setAttribute("stroke", column ? data.other : group.dataset.stroke);
		}
		picture();
		byId("colour").value = column;
		writeLegend();
		keep();
	};
	// A disc of the group as it looks in the picture.
	const swatchOf = (group, g) => {
		const p = people[groupOf.indexOf(g)] ?? { x: 0, y: 0, r: 1 };
		const marks = p.mark ? [p.mark] : coloured ? [] : shapesAt(p).slice(1);
		return draw("svg", { viewBox: [p.x - p.r, p.y - p.r, 2 * p.r, 2 * p.r].join(" "), width: 12,
			height: 12, "aria-hidden": true },
		draw("circle", { cx: p.x, cy: p.y, r: p.r, fill: group.colour }),
		...marks.map((mark) => mark.cloneNode()));
	};
	const writeLegend = () => byId("legend").replaceChildren(...groups.map((group, g) => {
		const mark = swatchOf(group, g);
		if (group.size === undefined) {
			return make("li", {}, mark, ` ${group.name}`);
		}
		const button = make("button", { type: "button", ariaPressed: String(!off.has(g)) }, mark,
			` ${group.name} (${group.size})`);
		button.addEventListener("click", () => {
			off.has(g) ? off.delete(g) : off.add(g);
			button.ariaPressed = String(!off.has(g));
			keep();
		});
		return make("li", {}, button);
	}));

	// Who is kept: whoever fits every condition and whose entry of the legend is on.
	const off = new Set(), conditions = [];
	let isKept = people.map(() => true);
	const fits = (cell, value) => {
		const compare = value.match(/^([<>]=?)\s*(.+)$/);
		if (!compare) {
			const wanted = value.split("|").map(plain);
			return cell.split(/[;|]/).concat(cell).some((part) => wanted.includes(plain(part)));
		}
		const both = isNumber(cell) && isNumber(compare[2]);
		const [a, b] = both ? [Number(cell), Number(compare[2])] : [cell, compare[2]];
		return cell !== "" && { "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b }[compare[1]];
	};
	const fitsAll = (i) => isThere(i) && !off.has(groupOf[i]) && conditions.every(({ column, value }) =>
		fits(column === "ties" ? String(near[i].size) : people[i].v[data.columns.indexOf(column)], value));
	// What is kept, as shapes of a picture.
	const keptParts = () => {
		const paths = new Map();
		ties.from.forEach((a, e) => {
			const b = ties.to[e];
			if (isKept[a] && isKept[b] && isThen(e)) {
				const colour = colours[a] === colours[b] ? colours[a] : data.other;
				const step = `M${people[a].x} ${people[a].y}L${people[b].x} ${people[b].y}`;
				paths.has(colour) ? paths.get(colour).push(step) : paths.set(colour, [step]);
			}
		});
		return [...[...paths].map(([colour, some]) => draw("g", { stroke: colour, fill: "none",
			"stroke-opacity": Math.min(0.6, 4 / Math.sqrt(some.length) + 0.1) },
			...some.map((d) => draw("path", { d })))),
		...people.flatMap((_, i) => (isKept[i] ? [disc(i, {})] : []))];
	};
	const keep = () => {
		isKept = people.map((_, i) => fitsAll(i));
		const count = isKept.filter(Boolean).length;
		keptShapes = count === people.length && period < 0 ? []
			: keptParts().flatMap((part) => shapesOf(part, plainStyle, []));
		ready && settle();
		writePeople();
		say(count < people.length ? `${count} of ${people.length} shown` : "");
	};
	const writeConditions = () => byId("conditions").replaceChildren(
		...conditions.map(({ column, value }, k) => {
			const button = make("button", { type: "button",
				textContent: `${column}: ${value} \u00d7`, ariaLabel: `Drop ${column}: ${value}` });
			button.addEventListener("click", () => {
				conditions.splice(k, 1);
				writeConditions();
				keep();
			});
			return make("li", {}, button);
		}));

	// The list of people: columns sort it, a name goes there.
	const listed = ["ties", ...data.columns.slice(0, 4)];
	let sorted = { column: "ties", down: true };
	const cellOf = (i, column) => (column === "name" ? nameOf(i) : column === "ties"
		? near[i].size : people[i].v[data.columns.indexOf(column)]);
	const inOrder = (a, b) => {
		const [x, y] = [a, b].map((i) => String(cellOf(i, sorted.column)));
		const sign = isNumber(x) && isNumber(y) ? Number(x) - Number(y)
			: (x === "") - (y === "") || x.localeCompare(y);
		return (sorted.down ? -sign : sign) || a - b;
	};
	const heading = (column) => {
		const button = make("button", { type: "button", textContent: column });
		button.addEventListener("click", () => {
			sorted = { column, down: sorted.column === column ? !sorted.down : column === "ties" };
			writePeople();
		});
		return make("th", { scope: "col", ariaSort: sorted.column !== column ? "none"
			: sorted.down ? "descending" : "ascending" }, button);
	};
	const writePeople = () => {
		if (!byId("list").open) {
			return;
		}
		const shown = people.map((_, i) => i).filter((i) => isKept[i]).sort(inOrder);
		const row = (i) => make("tr", {}, make("th", { scope: "row" }, personButton(i)),
			...listed.map((column) => make("td", { textContent: cellOf(i, column) })));
		byId("people").replaceChildren(
			make("thead", {}, make("tr", {}, ...["name", ...listed].map(heading))),
			make("tbody", {}, ...shown.slice(0, MOST_ROWS).map(row)));
		byId("more").textContent = shown.length > MOST_ROWS
			? `the first ${MOST_ROWS} of ${shown.length}; "Show only" finds others` : "";
	};

	// The address says what is seen; opened again, it is seen again.
	let ready = false;
	const remember = () => {
		if (!ready) {
			return;
		}
		const words = new URLSearchParams();
		chosen >= 0 && words.set("person", nameOf(chosen));
		way && words.set("way", JSON.stringify([way[0], way.at(-1)].map(nameOf)));
		coloured && words.set("colour", coloured);
		period >= 0 && words.set("period", periods[period].title);
		conditions.forEach(({ column, value }) => words.append("only", JSON.stringify([column, value])));
		off.size && words.set("off", [...off].join(" "));
		const from = home();
		const moved = ["x", "y", "w", "h"].some((key) => Math.abs(view[key] - from[key]) > 0.5);
		moved && words.set("view", [view.x, view.y, view.w].map((at) => at.toFixed(1)).join(" "));
		location.replace(`#${words}`);
	};
	const recall = () => {
		const words = new URLSearchParams(location.hash.slice(1));
		const list = (key) => { try { return JSON.parse(words.get(key)) ?? []; } catch { return []; } };
		const colour = words.get("colour") ?? "";
		words.getAll("only").forEach((text) => { try {
			const [column, value] = JSON.parse(text);
			(column === "ties" || data.columns.includes(column)) && conditions.push({ column, value });
		} catch { /* not one of ours */ } });
		writeConditions();
		showPeriod(periods.findIndex(({ title }) => title === words.get("period")));
		colourBy(data.columns.includes(colour) && looksOf(colour) ? colour : "");
		(words.get("off") ?? "").split(" ").filter(Boolean).forEach((g) => off.add(Number(g)));
		off.size && (writeLegend(), keep());
		const [from, to] = list("way");
		if (from && to && people[0]?.like) {
			byId("ways").open = true;
			byId("from").value = from;
			byId("to").value = to;
			findWays();
		} else if (words.get("person")) {
			const i = people.findIndex((_, k) => nameOf(k) === words.get("person"));
			i >= 0 && choose(i);
		}
		const [x, y, w] = (words.get("view") ?? "").split(" ").map(Number);
		if (w > 0) {
			view = { x, y, w, h: height * w / width };
		}
		settle();
	};

	// Pictures of what is seen.
	const download = (blob, name) => {
		const link = make("a", { href: URL.createObjectURL(blob), download: name });
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 10000);
	};
	const written = () => (litPeople() ? [lit, litNames] : [names]);
	// A copy that looks alike where the page's style is not.
	const withStyle = (part) => {
		const copy = part.cloneNode(true), inside = [...copy.querySelectorAll("*")];
		[...part.querySelectorAll("*")].forEach((element, k) => {
			const style = getComputedStyle(element);
			for (const key of ["fill", "stroke", "stroke-width", "stroke-linejoin", "paint-order",
				...(element.tagName === "text" ? ["font-size", "font-family", "font-weight"] : [])]) {
				inside[k].setAttribute(key, style.getPropertyValue(key));
			}
		});
		return copy;
	};
	const saveSvg = () => {
		const seen = svg.cloneNode(true), filtered = keptShapes.length > 0;
		for (const part of seen.querySelectorAll(":scope > g")) {
			part.setAttribute("opacity", filtered ? 0.08 : litPeople() ? 0.16 : 1);
		}
		seen.append(...(filtered ? keptParts() : []), ...written().map(withStyle));
		seen.removeAttribute("class");
		show(seen, view);
		download(new Blob([new XMLSerializer().serializeToString(seen)],
			{ type: "image/svg+xml" }), "kith.svg");
	};
	const savePng = () => {
		const canvas = make("canvas", {}), on = begin(canvas, 2);
		on.save();
		on.resetTransform();
		on.fillStyle = getComputedStyle(document.body).backgroundColor;
		on.fillRect(0, 0, canvas.width, canvas.height);
		on.restore();
		const faded = litPeople() ? 0.16 : 1;
		pictured.forEach((shape) => paint(on, shape, keptShapes.length ? 0.08 : faded));
		keptShapes.forEach((shape) => paint(on, shape, faded));
		for (const shape of written().flatMap((part) => shapesOf(part, plainStyle, []))) {
			const style = getComputedStyle(shape.e), { stroke, fill } = style;
			paint(on, shape.text ? { ...shape, stroke, fill, size: parseFloat(style.fontSize),
				width: parseFloat(style.strokeWidth), family: style.fontFamily }
				: { ...shape, stroke }, 1);
		}
		canvas.toBlob((blob) => download(blob, "kith.png"));
	};

	// Fingers and buttons held down; two of them zoom by how far they part.
	const held = new Map();
	let pressed = null, dragged = false;
	const grip = () => {
		const [a, b = a] = held.values();
		return {
			clientX: (a.clientX + b.clientX) / 2,
			clientY: (a.clientY + b.clientY) / 2,
			spread: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1,
		};
	};
	const hover = (i) => {
		if (i !== hovered) {
			hovered = i;
			light();
		}
	};
	stage.addEventListener("wheel", (event) => {
		event.preventDefault();
		zoom(Math.exp(event.deltaY / 400), place(event));
	}, { passive: false });
	stage.addEventListener("pointerdown", (event) => {
		dragged = held.size > 0;
		pressed = event;
		held.set(event.pointerId, event);
		stage.setPointerCapture(event.pointerId);
	});
	stage.addEventListener("pointermove", (event) => {
		if (!held.has(event.pointerId)) {
			if (chosen < 0 && !way) {
				hover(personAt(place(event)));
			}
			return;
		}
		const from = grip();
		held.set(event.pointerId, event);
		const to = grip(), x = to.clientX - from.clientX, y = to.clientY - from.clientY;
		dragged ||= Math.hypot(event.clientX - pressed.clientX,
			event.clientY - pressed.clientY) > 3;
		const { scale } = fit(view);
		view.x -= x / scale;
		view.y -= y / scale;
		zoom(from.spread / to.spread, place(to));
	});
	stage.addEventListener("pointerup", (event) => {
		held.delete(event.pointerId);
		if (!dragged) {
			choose(personAt(place(event)));
		}
	});
	stage.addEventListener("pointercancel", (event) => held.delete(event.pointerId));
	stage.addEventListener("pointerleave", () => held.size || hover(-1));

	const openPanel = (open) => {
		byId("side").hidden = !open;
		byId("panel").ariaExpanded = String(open);
	};
	const keys = {
		"+": () => zoom(0.8, middle()),
		"-": () => zoom(1.25, middle()),
		0: all,
		ArrowLeft: () => move(-0.1, 0),
		ArrowRight: () => move(0.1, 0),
		ArrowUp: () => move(0, -0.1),
		ArrowDown: () => move(0, 0.1),
		Escape: () => choose(-1),
	};
	document.addEventListener("keydown", (event) => {
		const typing = ["INPUT", "SELECT"].includes(event.target.tagName);
		if ((typing && event.key !== "Escape") || event.ctrlKey || event.metaKey || event.altKey) {
			return;
		}
		if (keys[event.key]) {
			keys[event.key]();
			event.preventDefault();
		}
	});
	const search = byId("search");
	search.addEventListener("change", () => {
		const i = find(search.value);
		i >= 0 ? go(i) : choose(-1);
		if (i < 0 && search.value.trim()) {
			say("nobody of that name");
		}
	});
	const on = (id, event, act) => byId(id).addEventListener(event, act);
	on("all", "click", all);
	on("in", "click", keys["+"]);
	on("out", "click", keys["-"]);
	on("panel", "click", () => openPanel(byId("side").hidden));
	on("ways-form", "submit", (event) => (event.preventDefault(), findWays()));
	on("period", "input", () => {
		showPeriod(byId("period").value - 1);
		colourBy(coloured);
	});
	on("colour", "change", () => colourBy(byId("colour").value));
	on("column", "change", () => byId("values").replaceChildren(
		...[...new Set(cells(byId("column").value).flatMap((cell) => cell?.split(/[;|]/) ?? []))]
			.filter(Boolean).sort().slice(0, MOST_ROWS).map((value) => make("option", { value }))));
	on("filter-form", "submit", (event) => {
		event.preventDefault();
		const value = byId("value").value.trim();
		if (value) {
			conditions.push({ column: byId("column").value, value });
			byId("value").value = "";
			writeConditions();
			keep();
		}
	});
	on("list", "toggle", writePeople);
	on("png", "click", savePng);
	on("svg", "click", saveSvg);
	const measure = () => room = { w: stage.clientWidth, h: stage.clientHeight };
	new ResizeObserver(() => {
		const before = room;
		measure();
		(before.w !== room.w || before.h !== room.h) && settle();
	}).observe(stage);

	const option = (value, words) => make("option", { value, textContent: words ?? value });
	byId("known").append(...people.slice(0, 5000).filter((p) => p.n).map((p) => option(p.n)));
	byId("colour").append(option("", data.heading), ...data.columns.filter(looksOf).map((c) => option(c)));
	byId("column").append(option("ties"), ...data.columns.map((column) => option(column)));
	byId("time").hidden = !periods.length;
	byId("period").max = periods.length;
	byId("ways").hidden = !people[0]?.like;
	stage.tabIndex = 0;
	svg.classList.add("read");
	openPanel(innerWidth >= 900);
	measure();
	view = home();
	recall();
	ready = true;
	document.body.dataset.ready = "yes";
})();
