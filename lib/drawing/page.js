// Pan, zoom, search, light a person's ties, and show their row. No network, no storage.
"use strict";
(() => {
	const data = JSON.parse(document.getElementById("kith-data").textContent);
	const svg = document.querySelector("svg");
	const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
	const search = document.getElementById("search");
	const aside = document.querySelector("aside");
	const said = document.getElementById("said");
	const names = "http://www.w3.org/2000/svg";
	const lit = document.createElementNS(names, "g");
	const stage = svg.parentNode;
	const whole = { x: 0, y: 0, w: width, h: height };
	let view = { ...whole }, drawn = view, settling = 0;
	let chosen = -1;
	// Who is lit stands on a sheet of its own, so that the picture need not be painted anew.
	const over = svg.cloneNode(false);
	over.removeAttribute("role");
	over.removeAttribute("aria-labelledby");
	over.setAttribute("aria-hidden", "true");
	over.id = "over";
	lit.id = "lit";
	over.append(lit);
	stage.append(over);

	const make = (tag, attributes, words) => {
		const element = document.createElementNS(names, tag);
		for (const [key, value] of Object.entries(attributes)) {
			element.setAttribute(key, value);
		}
		element.textContent = words ?? "";
		return element;
	};
	// Pixels a unit, and where the corner of a view comes to lie on the stage.
	const fit = (of) => {
		const { clientWidth, clientHeight } = stage;
		const scale = Math.min(clientWidth / of.w, clientHeight / of.h);
		return { scale, x: (clientWidth - of.w * scale) / 2, y: (clientHeight - of.h * scale) / 2 };
	};
	const settle = () => {
		clearTimeout(settling);
		drawn = { ...view };
		for (const sheet of [svg, over]) {
			sheet.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
			sheet.style.transform = "";
		}
	};
	// While it moves, the picture already painted is moved; it is painted anew when it stops.
	const look = () => {
		const { scale, x, y } = fit(drawn), by = drawn.w / view.w;
		const left = x * (1 - by) + (drawn.x - view.x) * scale * by;
		const top = y * (1 - by) + (drawn.y - view.y) * scale * by;
		svg.style.transform = `translate(${left}px, ${top}px) scale(${by})`;
		over.style.transform = svg.style.transform;
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
		view = { ...whole };
		settle();
	};

	const person = (at) => {
		let best = -1, least = (8 * view.w) / width;
		data.people.forEach((p, i) => {
			const away = Math.hypot(p.x - at.x, p.y - at.y) - p.r;
			if (away < least) {
				least = away;
				best = i;
			}
		});
		return best;
	};
	// Where the picture names somebody already, that name is lit.
	const labels = new Map();
	for (const text of svg.querySelectorAll("g[stroke-linejoin] > text")) {
		labels.set(text.textContent, text);
	}
	const name = (p, size) => {
		const label = labels.get(p.n);
		if (label) {
			const style = label.parentNode.cloneNode(false);
			style.append(label.cloneNode(true));
			return style;
		}
		return make("text", { class: "own", x: p.x + p.r + size / 4, y: p.y + size / 3,
			"font-size": size, stroke: data.ground, "stroke-width": size / 4 }, p.n);
	};
	const light = (i) => {
		lit.replaceChildren();
		svg.classList.toggle("dim", i >= 0);
		if (i < 0) {
			return;
		}
		const me = data.people[i], size = (15 * view.w) / width;
		const faint = Math.min(0.65, 8 / me.ties.length + 0.1);
		for (const j of me.ties) {
			const other = data.people[j];
			lit.append(make("line", { x1: me.x, y1: me.y, x2: other.x, y2: other.y,
				"stroke-width": size / 10, "stroke-opacity": faint }));
		}
		const near = [...me.ties, i].map((j) => data.people[j]);
		for (const p of near) {
			lit.append(make("circle", { cx: p.x, cy: p.y, r: p.r, fill: p.c }));
		}
		for (const p of me.ties.length <= 40 ? near : [me]) {
			lit.append(name(p, size));
		}
	};
	const go = (i) => {
		const p = data.people[i];
		if (view.w > width / 2) {
			zoom(width / 2 / view.w, p);
		}
		view.x = p.x - view.w / 2;
		view.y = p.y - view.h / 2;
		settle();
		choose(i);
	};
	const entry = (list, key, value) => {
		for (const [tag, words] of [["dt", key], ["dd", value]]) {
			list.append(Object.assign(document.createElement(tag), { textContent: words }));
		}
	};
	const choose = (i) => {
		chosen = i;
		aside.hidden = i < 0;
		aside.replaceChildren();
		light(i);
		if (i < 0) {
			said.textContent = "";
			return;
		}
		const me = data.people[i];
		const list = document.createElement("dl"), contacts = document.createElement("ul");
		entry(list, "ties", me.ties.length);
		data.columns.forEach((name, k) => me.v[k] && entry(list, name, me.v[k]));
		for (const j of me.ties) {
			const item = document.createElement("li"), button = document.createElement("button");
			button.textContent = data.people[j].n || `person ${j + 1}`;
			button.addEventListener("click", () => go(j));
			item.append(button);
			contacts.append(item);
		}
		const head = document.createElement("h2");
		head.textContent = me.n || `person ${i + 1}`;
		aside.append(head, list, contacts);
		said.textContent = `${head.textContent}: ${me.ties.length} ties`;
	};
	// Letters without accents and case, as they are typed in a hurry.
	const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	const find = (words) => {
		const wanted = plain(words.trim());
		const begins = data.people.findIndex((p) => plain(p.n).startsWith(wanted));
		return begins >= 0 ? begins : data.people.findIndex((p) => plain(p.n).includes(wanted));
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
	svg.addEventListener("wheel", (event) => {
		event.preventDefault();
		zoom(Math.exp(event.deltaY / 400), place(event));
		light(chosen);
	}, { passive: false });
	svg.addEventListener("pointerdown", (event) => {
		dragged = held.size > 0;
		pressed = event;
		held.set(event.pointerId, event);
		svg.setPointerCapture(event.pointerId);
	});
	svg.addEventListener("pointermove", (event) => {
		if (!held.has(event.pointerId)) {
			if (chosen < 0) {
				light(person(place(event)));
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
	svg.addEventListener("pointerup", (event) => {
		held.delete(event.pointerId);
		if (!dragged) {
			choose(person(place(event)));
		}
	});
	svg.addEventListener("pointercancel", (event) => held.delete(event.pointerId));
	addEventListener("resize", settle);
	search.addEventListener("change", () => {
		const i = search.value.trim() ? find(search.value) : -1;
		if (i >= 0) {
			go(i);
		} else {
			choose(-1);
			said.textContent = search.value.trim() ? "nobody of that name" : "";
		}
	});
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
		if (event.target === search && event.key !== "Escape") {
			return;
		}
		if (keys[event.key] && !event.ctrlKey && !event.metaKey) {
			keys[event.key]();
			event.preventDefault();
		}
	});
	document.getElementById("all").addEventListener("click", all);
	document.getElementById("in").addEventListener("click", keys["+"]);
	document.getElementById("out").addEventListener("click", keys["-"]);
	const known = document.getElementById("known");
	for (const p of data.people.slice(0, 5000)) {
		known.append(Object.assign(document.createElement("option"), { value: p.n }));
	}
	svg.setAttribute("tabindex", "0");
	document.body.dataset.ready = "yes";
})();
